// Places where people know each other, and places where a lesson may well happen without that. From general knowledge.
const large = `
Amsterdam Rotterdam Utrecht Den_Haag 's-Gravenhage Eindhoven Groningen Tilburg Almere Breda Nijmegen Arnhem Haarlem Enschede Amersfoort Apeldoorn Zwolle Leiden Maastricht Dordrecht Zoetermeer Leeuwarden Den_Bosch 's-Hertogenbosch Zaanstad Delft Deventer Alkmaar Venlo Helmond Hengelo Ede
`
const small = `
Aalsmeer Aalten Achtkarspelen Akkrum Alblasserdam Alphen Almelo Almkerk Ameland Ammerzoden Andijk Anna_Paulowna Anloo Annen Appelscha Appingedam Arnemuiden Arum Assen Asten Axel Baarle-Nassau Baarn Baflo Bakkeveen Balk Ballum Barendrecht Barneveld Bedum Beek Beesd Beetsterzwaag Beilen Bemmel Berg_en_Dal Bergeijk Bergen Bergen_op_Zoom Bergum Berkel Berkelland Berlicum Best Beuningen Beverwijk Biddinghuizen Bladel Blaricum Bleiskensgraaf Blerick Bloemendaal Bodegraven Boekel Bolsward Borger Borne Borsele Boskoop Bourtange Boxmeer Boxtel Breskens Breukelen Brielle Broek_op_Langedijk Bronckhorst Brummen Brunssum Buitenpost Bunnik Bunschoten Buren Burgum Bussum Callantsoog Capelle Castricum Coevorden Colijnsplaat Cranendonck Creil Cuijk Culemborg Daarlerveen Dalfsen Dantumadiel De_Bilt De_Krim De_Lier De_Ronde_Venen De_Rijp Delden Delfzijl Den_Burg Den_Ham Den_Helder Den_Oever Denekamp Deurne Didam Diemen Diepenheim Dieren Diever Dinteloord Dinxperlo Dirksland Doesburg Doetinchem Dokkum Domburg Dongen Donkerbroek Doorn Doornspijk Drachten Driebergen Drimmelen Dronten Druten Duiven Dwingeloo Echt Edam Eemnes Eersel Egmond Eibergen Eijsden Elburg Elst Emmeloord Emmen Emst Enkhuizen Ens Epe Ermelo Erp Espel Est Etten-Leur Exloo Ferwerd Finsterwolde Franeker Gameren Garderen Garijp Gasselte Gastel Geertruidenberg Geldermalsen Geldrop Gemert Gendringen Gendt Genemuiden Gennep Giessenburg Giethoorn Gilze Goes Goirle Goor Gorinchem Gorredijk Gouda Goudswaard Gouda Graft Grave Groenlo Groesbeek Grootegast Grouw Grou Gulpen Haaksbergen Haaren Haarlemmermeer Haastrecht Hallum Halsteren Hardenberg Harderwijk Hardinxveld Haren Harkema Harlingen Hasselt Hattem Hedel Heemskerk Heemstede Heerde Heerenveen Heerhugowaard Heerlen Heesch Heeze Heiloo Heino Hellendoorn Hellevoetsluis Helvoirt Hendrik-Ido-Ambacht Heteren Heumen Heusden Hillegom Hilvarenbeek Hilversum Hindeloopen Hippolytushoef Hoek_van_Holland Hoeksche_Waard Hoevelaken Hollum Holten Holwerd Hoogeveen Hoogezand Hoogkarspel Hoorn Horst Houten Huissen Huizen Hulst Hurdegaryp IJlst IJmuiden IJsselmuiden IJsselstein IJzendijke Joure Julianadorp Kamerik Kampen Kapelle Katwijk Katwoude Kerkdriel Kerkrade Kesteren Klundert Kollum Koog Kortgene Krabbendijke Kraggenburg Krimpen Kruiningen Kudelstaart Kuinre Lage_Zwaluwe Landgraaf Landsmeer Langweer Laren Leek Leens Leerdam Lekkerkerk Lelystad Lemelerveld Lemmer Leusden Lichtenvoorde Lisse Lith Lochem Loenen Loon_op_Zand Loosdrecht Lopik Losser Lunteren Luttelgeest Maarssen Maarn Maasbree Maasdriel Maasland Maassluis Made Makkum Marken Marknesse Marssum Marum Medemblik Meerkerk Meerssen Menaam Menaldum Meppel Middelburg Middelharnis Middelstum Midden-Drenthe Mijdrecht Mill Moerdijk Monnickendam Montferland Montfoort Mook Muiden Musselkanaal Naarden Nagele Neede Nes Nieuw-Vennep Nieuwegein Nieuwehorne Nieuwe_Pekela Nieuwerkerk Nieuwkoop Nieuwleusen Nijemirdum Nijkerk Nijverdal Noordwijk Norg Numansdorp Nunspeet Nuth Obdam Oegstgeest Oirschot Oisterwijk Oldeberkoop Oldebroek Oldenzaal Olst Ommen Oostburg Oosterbeek Oosterhout Oosterwolde Oostkapelle Oost-Souburg Oostzaan Ootmarsum Opmeer Oss Otterlo Oud-Beijerland Ouddorp Oude_Pekela Oudewater Oudega Ouderkerk Overdinkel Papendrecht Philippine Pijnacker Purmerend Putte Putten Puttershoek Raalte Raamsdonksveer Ravenstein Reeuwijk Renesse Renkum Renswoude Reusel Rheden Rhenen Ridderkerk Rijnsburg Rijen Rijssen Rijswijk Roden Roermond Rolde Roosendaal Rosmalen Rottevalle Rozenburg Rucphen Ruinen Ruurlo Sappemeer Sas_van_Gent Sassenheim Schagen Schermerhorn Scherpenisse Scherpenzeel Schiedam Schiermonnikoog Schijndel Schinnen Schoonebeek Schoonhoven Schoorl Serooskerke Siddeburen Sint_Annaland Sint-Oedenrode Sint_Philipsland Sittard Slagharen Sliedrecht Slochteren Sloten Sluis Smilde Sneek Soest Someren Son Spakenburg Spijkenisse Sprang-Capelle St._Annaparochie Stad_aan_'t_Haringvliet Stadskanaal Staphorst Stavenisse Stavoren Steenbergen Steenwijk Stein Stellendam Stiens Strijen Surhuisterveen Swifterbant Ternaard Ter_Apel Terherne Terneuzen Terschelling Texel Tholen Tiel Tienray Tollebeek Twello Tytsjerk Tubbergen Uddel Uden Uitgeest Uithoorn Uithuizen Ulft Urk Vaals Valkenburg Valkenswaard Varsseveld Veendam Veenendaal Veenwouden Veere Veghel Veldhoven Velp Velsen Venray Vianen Vlaardingen Vlagtwedde Vlieland Vlissingen Vlodrop Volendam Voorburg Voorhout Voorschoten Voorst Voorthuizen Vorden Vriezenveen Vroomshoop Vrouwenpolder Vught Waalre Waalwijk Waddinxveen Wagenberg Wageningen Wapenveld Warffum Warga Warmenhuizen Warns Wassenaar Waterlandkerkje Weesp Weert Wehl Wemeldinge Werkendam West-Terschelling Westerbork Westervoort Westkapelle Wierden Wieringen Wieringerwerf Wijchen Wijckel Wijhe Wijk_bij_Duurstede Winschoten Winsum Winterswijk Wissenkerke Witmarsum Woerden Wognum Wolphaartsdijk Wolvega Workum Wormer Woudenberg Woudsend Wouw Yerseke Zaandam Zaltbommel Zandvoort Zeewolde Zeist Zelhem Zevenaar Zevenbergen Zierikzee Zoutelande Zuidhorn Zuidlaren Zuidwolde Zundert Zutphen Zwaagwesteinde Zwartsluis Zwijndrecht
`
const words = (list: string) =>
  new Set(
    list
      .trim()
      .toLowerCase()
      .replaceAll('_', ' ')
      .split(/\s+/)
      .flatMap((word) => word),
  )
const names = (list: string) =>
  list
    .trim()
    .split(/\s+/)
    .map((name) => name.replaceAll('_', ' '))

/** Places where many people live, as written. */
export const largePlaces: ReadonlySet<string> = new Set(names(large))
/** Places where somebody is soon recognised, as written. */
export const smallPlaces: ReadonlySet<string> = new Set(names(small))
// Places that are a word as well; without a capital they are that word.
const ambiguous = new Set(
  names(
    `alphen annen assen asten axel balk bedum beek beesd bergen bergum berkel best borger borne buren creil delden deurne diemen dieren diever doorn dronten druten duiven echt eersel elst emmen ens epe erp espel est gastel gendt goor gouda graft grave grouw gulpen haaren haren hasselt heerde heeze hengelo heusden holten hoorn horst houten huizen hulst kampen kapelle kesteren klundert koog krimpen laren leek leens lith losser maarn made marken marum mill mook muiden nes norg nuth oss olst philippine putte putten rijen roden rolde ruinen schagen schinnen sloten sluis soest someren son stein strijen uden ulft velp velsen vianen vorden voorst waalre warga warns weert wehl wierden wijhe wormer wouw zeist`,
  ),
)
/** Small places without a capital, that are no word. */
export const lowerPlaces: ReadonlySet<string> = new Set(
  [...smallPlaces].map((name) => name.toLowerCase()).filter((name) => !ambiguous.has(name)),
)
/** Whether it is a place, as written. */
export const isPlaceName = (name: string): boolean => largePlaces.has(name) || smallPlaces.has(name)
/** Each word of each place, lower case: a capital on it says nothing about a person. */
export const placeWords: ReadonlySet<string> = words(`${large} ${small} Friesland Fryslân Drenthe Overijssel Flevoland Gelderland Holland
  Noord-Holland Zuid-Holland Zeeland Brabant Noord-Brabant Limburg Twente Achterhoek Veluwe Betuwe Walcheren Salland Haaglanden Rijnmond
  Zaanstreek Waterland Kennemerland Gooi Vechtstreek Amstelland Drechtsteden Foodvalley Kempen Peel Randstad Nederland België Duitsland
  Marokko Turkije Suriname Curaçao Aruba Bonaire Syrië Polen Eritrea Somalië Oekraïne Afghanistan Irak Iran Engeland Frankrijk Spanje Europa
  Afrika Noord Oost Zuid West Centrum Nieuw-West Zuidoost Bijlmer Kanaleneiland Overvecht Schilderswijk Charlois Feijenoord Delfshaven`)

-- Dutch words for search: one way of reading for what is written and for what is asked.

-- 1. Only words and figures remain, in lower case and without accents, so that the parser sees no addresses or signs.
create function search_clean(content text) returns text language sql stable strict parallel safe as $$
  select btrim(regexp_replace(lower(unaccent(normalize(content, NFC))), '[^[:alnum:]]+', ' ', 'g'))
$$;
--> statement-breakpoint
-- Plurals that change more than their end.
create function search_fold(lexeme text) returns text language sql immutable strict parallel safe as $$
  select case lexeme
    when 'kinder' then 'kind' when 'led' then 'lid' when 'sted' then 'stad' when 'eier' then 'ei' when 'ervar' then 'ervaring'
    else nl_fold(lexeme) end
$$;
--> statement-breakpoint
create function search_lexeme(word text) returns text language sql stable strict parallel safe as $$
  select search_fold(lexeme) from unnest(to_tsvector('nl', search_clean(word))) limit 1
$$;
--> statement-breakpoint
-- Text to vector with one weight: A for titles, B for the sentence under it, C for the rest.
create function search_vector(content text, weight text) returns tsvector language sql stable strict parallel safe as $$
  select coalesce(string_agg(
    quote_literal(search_fold(lexeme)) || ':' || array_to_string(positions, weight || ',') || weight, ' '
  ), '')::tsvector
  from unnest(to_tsvector('nl', search_clean(content)))
$$;
--> statement-breakpoint
create function search_vector(title text, summary text, body text) returns tsvector language sql stable strict parallel safe as $$
  select search_vector(title, 'A') || search_vector(summary, 'B') || search_vector(body, 'C')
$$;
--> statement-breakpoint
-- The different words of a text as they are written; of a number or a very long word nobody makes a typing error.
create function search_word_list(content text) returns text[] language sql stable strict parallel safe as $$
  select coalesce(array_agg(distinct word order by word), '{}')
  from regexp_split_to_table(search_clean(content), ' ') as word
  where word !~ '[0-9]' and length(word) between 2 and 40
$$;
--> statement-breakpoint

-- 2. The vocabulary follows what can be found. In one order, so that two who place at once cannot wait for each other.
--    A word that occurs nowhere else goes at once: what was taken away must not come back as a suggestion.
create function search_words_follow() returns trigger language plpgsql as $$
begin
  if tg_op <> 'DELETE' then
    insert into search_words (word, lexeme)
      select word, lexeme from (select word, search_lexeme(word) as lexeme from unnest(new.words) as word) as read
      where lexeme is not null order by word
      on conflict (word) do nothing;
  end if;
  if tg_op <> 'INSERT' then
    delete from search_words where word in (
      select gone.word from search_words gone
      where gone.word = any(old.words) and (tg_op = 'DELETE' or not gone.word = any(new.words))
        and not exists (
          select from search_documents other where other.search @@ quote_literal(gone.lexeme)::tsquery and gone.word = any(other.words)
        )
      order by gone.word for update
    );
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger search_documents_words after insert or update of words or delete on search_documents
  for each row execute function search_words_follow();
--> statement-breakpoint

create function search_is_front(front text) returns boolean language sql stable strict parallel safe as $$
  select length(front) > 4 or (length(front) > 2 and exists (
    select from search_words where word in (front, regexp_replace(front, '(s|en|e)$', ''))
  ))
$$;
--> statement-breakpoint
-- 3. What a reader asks, word by word: its stem (none for a word that says nothing), about how many documents have it,
--    and the longer words that begin with it, or that end in it (plan: veiligheidsplan). What stands before must be a word itself, or long.
--    By ranges, because only a constant pattern uses an index.
create function search_terms(question text)
  returns table (nr int, word text, lexeme text, documents int, beginnings text[], compounds text[]) language sql stable strict parallel safe as $$
  with asked as (
    select read.nr::int as nr, left(read.word, 60) as word, search_lexeme(left(read.word, 60)) as lexeme
    from regexp_split_to_table(search_clean(left(question, 300)), ' ') with ordinality as read(word, nr)
    where read.word <> '' order by read.nr limit 12
  )
  select asked.nr, asked.word, asked.lexeme,
    coalesce((select max(w.documents) from search_words w where w.lexeme = asked.lexeme), 0),
    case when length(asked.lexeme) > 3 then array(
      select w.lexeme from search_words w
      where w.lexeme ~>~ asked.lexeme and w.lexeme ~<~ (asked.lexeme || chr(1114111))
      group by w.lexeme order by max(w.documents) desc, w.lexeme limit 30
    ) else '{}'::text[] end,
    case when length(asked.lexeme) > 3 then array(
      select longer.lexeme from search_words longer
      where reverse(longer.lexeme) ~>~ reverse(asked.lexeme) and reverse(longer.lexeme) ~<~ (reverse(asked.lexeme) || chr(1114111))
        and search_is_front(left(longer.lexeme, -length(asked.lexeme)))
      group by longer.lexeme order by max(longer.documents) desc, longer.lexeme limit 30
    ) else '{}'::text[] end
  from asked
$$;

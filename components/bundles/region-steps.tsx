import styles from '#components/bundles/region-steps.module.css'
import { StepForm } from '#components/bundles/step-form.tsx'
import { StepMark } from '#components/bundles/steps-picture.tsx'
import { Meta } from '#components/ui/meta.tsx'
import { stepWords } from '#lib/bundles/copy.ts'
import type { RegionChecklist } from '#lib/bundles/queries-steps.ts'
import { formatDate } from '#lib/platform/time.ts'

/** The ten tips with how far the region is; who belongs to it can change each. */
export function RegionSteps({ checklist: { code, steps, mayChange } }: { checklist: RegionChecklist }) {
  return (
    <ol role="list" className={styles.steps}>
      {steps.map((step) => (
        <li key={step.number} id={`tip-${step.number}`}>
          <h3>
            <a href={`/aan-de-slag/${step.slug}`}>
              {step.number}. {step.name}
            </a>
          </h3>
          <p className={styles.state}>
            <StepMark state={step.state} /> {stepWords[step.state].label}
          </p>
          {step.note && <p className={styles.note}>{step.note}</p>}
          {step.setAt && (
            <Meta>
              {`Bijgewerkt op ${formatDate(step.setAt)}`}
              {`door ${step.setByName}`}
            </Meta>
          )}
          {mayChange && (
            <details>
              <summary>Werk tip {step.number} bij</summary>
              <StepForm region={code} tip={step} state={step.state} note={step.note} answer={step.answer} />
            </details>
          )}
        </li>
      ))}
    </ol>
  )
}

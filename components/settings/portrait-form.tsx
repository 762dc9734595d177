import { ActionForm } from "#components/ui/action-form.tsx";
import { FileField } from "#components/ui/file-field.tsx";
import { PlainForm } from "#components/ui/plain-form.tsx";
import { Portrait } from "#components/ui/portrait.tsx";
import { removePortrait, setPortrait } from "#lib/accounts/profile-actions.ts";

/** The portrait as it is, another in its place, and none. */
export function PortraitForm({ name, image }: { name: string; image: string | null }) {
  return (
    <section aria-labelledby="portrait-heading" className="settings-part">
      <h2 id="portrait-heading">Portrait</h2>
      <div className="flex min-h-11 flex-wrap items-center gap-3">
        <Portrait name={name} image={image} />
        <span className="text-grey">{image ? "This stands for you." : "These letters stand for you."}</span>
        {image && (
          <PlainForm action={removePortrait} fields={{}}>
            <button type="submit" className="text-button">
              Remove the portrait
            </button>
          </PlainForm>
        )}
      </div>
      <ActionForm action={setPortrait} label="Portrait" button="Use this picture" says>
        <FileField
          label="Picture"
          name="portrait"
          accept="image/jpeg,image/png,image/webp"
          hint="JPEG, PNG or WebP, at most 5 MB. It is drawn anew at 256 × 256; place, camera and date are not kept."
        />
      </ActionForm>
    </section>
  );
}

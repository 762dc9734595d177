import { AUDIENCES, type Takeaways as TakeawaysOf } from "#lib/posts/post.ts";

const FOR: Record<(typeof AUDIENCES)[number], string> = {
  builders: "For builders",
  buyers: "For buyers",
  professionals: "For professionals",
  teams: "For teams",
  learners: "For learners",
};

export function Takeaways({ takeaways }: { takeaways: TakeawaysOf }) {
  const audiences = AUDIENCES.filter((audience) => takeaways[audience]?.length);
  if (audiences.length === 0) return null;
  return (
    <section className="article-part takeaways" aria-labelledby="takeaways">
      <h2 id="takeaways">Practical takeaways</h2>
      <dl>
        {audiences.map((audience) => (
          <div key={audience}>
            <dt>{FOR[audience]}</dt>
            <dd>
              <ul>
                {takeaways[audience]?.map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

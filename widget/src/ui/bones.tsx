/** Grey shapes of rows that are on their way: their place is kept, so nothing jumps. */
export function Bones({ rows, label }: { readonly rows: number; readonly label?: string }) {
  return (
    <div aria-hidden="true">
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} class="row">
          <span class="name">
            <i class="bone" />
          </span>
          <span class="price">
            <i class="bone" />
          </span>
          <span class="more">{index === 0 && label ? label : <i class="bone" />}</span>
        </div>
      ))}
    </div>
  )
}

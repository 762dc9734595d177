/** The address that a link is for: to be seen, and for the password manager to keep the password with. */
export function FixedAddress({ email }: { email: string }) {
  return (
    <div className="field">
      <label htmlFor="email">E-mail address</label>
      <input id="email" type="email" autoComplete="username" value={email} readOnly />
    </div>
  );
}

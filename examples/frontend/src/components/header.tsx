import { useState } from 'react';
import { links } from '../router';
import { chooseTheme, storedTheme, type Theme } from '../theme';
import { BearerField } from './bearer-field';

export function Header() {
  return (
    <header className="header">
      <a className="brand" href={links.cases()}>
        <span className="brand-mark" aria-hidden="true" />
        Case Operations
      </a>
      <div className="header-tools">
        <BearerField />
        <ThemeSelect />
      </div>
    </header>
  );
}

function ThemeSelect() {
  const [theme, setTheme] = useState(storedTheme);
  return (
    <label className="inline-field">
      <span>Theme</span>
      <select
        value={theme}
        onChange={(event) => {
          const chosen = event.target.value as Theme;
          chooseTheme(chosen);
          setTheme(chosen);
        }}
      >
        <option value="system">System</option>
        <option value="light">Light</option>
        <option value="dark">Dark</option>
      </select>
    </label>
  );
}

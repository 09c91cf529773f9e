/// What must survive a closed tab or a lost session stays on the device: small JSON values in localStorage. A
/// full or forbidden store is not an error of the page; `keep` says whether the value is safe.
export function keep(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(`ts.${key}`, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function kept<T>(key: string): T | null {
  try {
    const text = localStorage.getItem(`ts.${key}`);
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}

export function drop(key: string) {
  try {
    localStorage.removeItem(`ts.${key}`);
  } catch {
    /* nothing was kept */
  }
}

export function keptKeys(prefix: string): string[] {
  try {
    return Object.keys(localStorage)
      .filter((k) => k.startsWith(`ts.${prefix}`))
      .map((k) => k.slice(3));
  } catch {
    return [];
  }
}

/// Puts the service worker in place once the page is usable; it must not compete with the first visit.
export function registerWorker() {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  const go = () => void navigator.serviceWorker.register('/sw.js').catch(() => undefined);
  const later = () => window.setTimeout(go, 1500);
  if (document.readyState === 'complete') later();
  else window.addEventListener('load', later, { once: true });
}

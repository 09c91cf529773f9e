// Runs before the first paint, so that neither theme, type size nor language flickers. Same keys as shared/lib/prefs.ts.
(function () {
  var root = document.documentElement;
  function read(key) {
    try {
      return localStorage.getItem('ts.' + key);
    } catch (e) {
      return null;
    }
  }
  var theme = read('theme');
  if (theme !== 'light' && theme !== 'dark') {
    theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }
  root.setAttribute('data-mantine-color-scheme', theme);
  var type = read('type');
  if (type === 'large' || type === 'huge') root.setAttribute('data-type', type);
  if (read('lang') === 'en') root.lang = 'en';
  else if (location.pathname === '/') root.setAttribute('data-first', '');
})();

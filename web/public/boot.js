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
  else {
    var at = location.pathname;
    var first =
      at === '/'
        ? 'home'
        : /^\/thu-tuc\/[^/]+\/nop$/.test(at)
          ? 'form'
          : /^\/ho-so\/\d+$/.test(at)
            ? 'case'
            : 'page';
    root.setAttribute('data-first', first);
  }
})();

// What a citizen's page is made of beyond the program (scripts/page-files.ts lists it) is fetched beside the program.
(function () {
  var pages = JSON.parse(document.currentScript.getAttribute('data-pages') || '{}');
  Object.keys(pages).forEach(function (path) {
    if (!new RegExp(path).test(location.pathname)) return;
    pages[path].forEach(function (file) {
      var link = document.createElement('link');
      link.rel = /\.css$/.test(file) ? 'preload' : 'modulepreload';
      if (link.rel === 'preload') link.as = 'style';
      link.fetchPriority = 'low';
      link.setAttribute('data-page', '');
      link.crossOrigin = ''; // as the program will ask for it; otherwise it would be fetched twice
      link.href = file;
      document.head.appendChild(link);
    });
  });
})();

// What a citizen's page is about is asked for while the program is on its way; shared/api/early.ts hands it over. Cookies
// are read between processes, which takes a phone a while: the first frame is not kept waiting for it.
(function () {
  var at = location.pathname;
  if (/^\/(office|design)(\/|$)/.test(at) || !window.fetch) return;
  var early = (window.tsEarly = {});
  function ask(path) {
    var answer = fetch(path, { credentials: 'same-origin', priority: 'low' });
    answer.catch(function () {});
    early[path] = answer;
    return answer;
  }
  setTimeout(function () {
    var known = /(^|; )ts_citizen_csrf=/.test(document.cookie);
    var procedure = /^\/thu-tuc\/([\w.-]+)(\/nop)?$/.exec(at);
    var mine = /^\/ho-so\/(\d+)$/.exec(at);
    if (known) ask('/api/v1/citizen/me');
    ask('/api/v1/site')
      .then(function (answer) {
        return answer.clone().json();
      })
      .then(function (site) {
        var commune = '/api/v1/communes/' + site.default_commune;
        ask(commune);
        if (procedure) ask(commune + '/procedures/' + procedure[1]);
        if (mine && known) ask(commune + '/my/cases/' + mine[1]);
      })
      .catch(function () {});
  }, 0);
})();

// The page inside Telegram (https://core.telegram.org/api/web-events): its colours, its back button, and who opened it.
const launch = new URLSearchParams(location.hash.slice(1));
// A link alone could lend a reader somebody else's name: it is taken from Telegram's own windows and frames only.
const insideTelegram =
  Boolean(window.TelegramWebviewProxy) || 'notify' in (window.external ?? {}) || window.parent !== window;
if (insideTelegram && launch.has('tgWebAppData')) {
  sessionStorage.setItem('initData', launch.get('tgWebAppData'));
  sessionStorage.setItem('theme', launch.get('tgWebAppThemeParams') ?? '{}');
  // Who the person is stands in no address that could be passed on.
  history.replaceState(null, '', location.pathname + location.search);
}

const telegramFrames = /^https:\/\/web[kz]?\.telegram\.org$/u;

function tellTelegram(eventType, eventData = {}) {
  if (window.TelegramWebviewProxy)
    window.TelegramWebviewProxy.postEvent(eventType, JSON.stringify(eventData));
  else if ('notify' in (window.external ?? {}))
    window.external.notify(JSON.stringify({ eventType, eventData }));
  else if (window.parent !== window) window.parent.postMessage(JSON.stringify({ eventType, eventData }), '*');
}

/** The page's colours by the names Telegram gives its own. */
const colours = {
  '--paper': 'bg_color',
  '--ink': 'text_color',
  '--faint': 'hint_color',
  '--link': 'link_color',
  '--accent': 'button_color',
  '--on-accent': 'button_text_color',
  '--soft': 'secondary_bg_color',
};

function colour(theme) {
  for (const [name, telegrams] of Object.entries(colours)) {
    if (/^#[\da-f]{6}$/iu.test(theme[telegrams] ?? ''))
      document.documentElement.style.setProperty(name, theme[telegrams]);
  }
}

function hear(eventType, eventData) {
  if (eventType === 'theme_changed') {
    sessionStorage.setItem('theme', JSON.stringify(eventData.theme_params));
    colour(eventData.theme_params);
  }
  if (eventType === 'back_button_pressed') history.back();
}

if (sessionStorage.getItem('initData')) {
  colour(JSON.parse(sessionStorage.getItem('theme')));
  window.Telegram = { WebView: { receiveEvent: hear } };
  window.addEventListener('message', ({ origin, data }) => {
    if (!telegramFrames.test(origin)) return;
    const { eventType, eventData } = JSON.parse(data);
    hear(eventType, eventData);
  });
  tellTelegram('web_app_ready');
  tellTelegram('web_app_expand');
  const isHome = /^\/(?:en\/?)?$/u.test(location.pathname);
  tellTelegram('web_app_setup_back_button', { is_visible: !isHome });
}

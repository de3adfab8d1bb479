// What a browser with scripts does besides: answers without reloading, `/` for the question, charts to point at.
const talk = document.getElementById('talk');
const status = document.getElementById('status');
const question = document.getElementById('ask');

const initData = () => sessionStorage.getItem('initData');
const proof = () => (initData() ? { 'x-telegram-init-data': initData() } : {});

/** Takes over the conversation of a page that was fetched; what stands already is not read out again. */
function take(page) {
  const fresh = page.getElementById('talk');
  for (const each of [...talk.children]) if (!fresh.querySelector(`#${each.id}`)) each.remove();
  let at = talk.firstElementChild;
  for (const each of [...fresh.children]) {
    const known = document.getElementById(each.id);
    if (known) at = known.nextElementSibling;
    else enhance(talk.insertBefore(each, at));
  }
}

async function fetched(address, options) {
  const response = await fetch(address, options);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const home = response.url.endsWith('/say') ? document.querySelector('header .name').href : response.url;
  status.textContent = response.ok ? '' : page.querySelector('[role=alert]').textContent;
  if (!response.ok) return;
  // The language was changed: everything around the conversation is to follow.
  if (!talk || page.documentElement.lang !== document.documentElement.lang) location.assign(home);
  else take(page);
}

let busy = false;
document.addEventListener('submit', async (event) => {
  const form = event.target;
  // Elsewhere than on the conversation's page the browser goes there; inside Telegram it could not say who asks.
  if (!form.action.endsWith('/say') || !(talk || initData())) return;
  event.preventDefault();
  if (busy) return;
  busy = true;
  document.body.ariaBusy = 'true';
  try {
    const body = new URLSearchParams(new FormData(form, event.submitter));
    await fetched(form.action, { method: 'POST', body, headers: proof() });
    if (form.contains(question)) question.value = '';
  } catch {
    status.textContent = status.dataset.failed;
  } finally {
    busy = false;
    document.body.ariaBusy = 'false';
  }
});

document.addEventListener('keydown', (event) => {
  const writes = /^(?:input|textarea|select)$/iu.test(event.target.tagName);
  if (event.key !== '/' || writes || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  question.focus();
});

document.addEventListener('click', async ({ target }) => {
  const button = target.closest?.('[data-copy], [data-share]');
  if (!button) return;
  const { copy, share } = button.dataset;
  if (copy !== undefined) await navigator.clipboard.writeText(copy);
  else
    await navigator
      .share({ title: share, url: document.querySelector('link[rel=canonical]').href })
      .catch(() => {});
});

let charts;
/** The chart program, fetched once there is something to draw. */
function chartProgram(address) {
  charts ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = () => resolve(window.echarts);
    script.onerror = reject;
    document.head.append(script);
  });
  return charts;
}

async function draw(figure) {
  const { option, charts: address } = figure.dataset;
  const echarts = await chartProgram(address);
  const place = document.createElement('div');
  place.className = 'drawn';
  // The table says the same to those who do not see it.
  place.ariaHidden = 'true';
  figure.prepend(place);
  const chart = echarts.init(place, null, { renderer: 'svg' });
  chart.setOption(JSON.parse(option));
  new ResizeObserver(() => chart.resize()).observe(place);
}

function enhance(part) {
  for (const figure of part.querySelectorAll('figure[data-option]')) draw(figure).catch(() => {});
  if (navigator.clipboard) for (const button of part.querySelectorAll('[data-copy]')) button.hidden = false;
  if (navigator.share) for (const button of part.querySelectorAll('[data-share]')) button.hidden = false;
}

enhance(document);
// In a Mini App the page could not yet tell whose conversation to show.
if (talk && initData()) fetched(location.href, { headers: proof() }).catch(() => {});

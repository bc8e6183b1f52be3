(() => {
  const hit = new URL("hit", document.currentScript.src);
  const send = () =>
    fetch(hit, { method: "POST", credentials: "omit", keepalive: true }).catch(() => {});
  if (document.prerendering) document.addEventListener("prerenderingchange", send, { once: true });
  else send();
})();

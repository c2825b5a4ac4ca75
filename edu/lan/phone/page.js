/* The phone's page. ES5 and XMLHttpRequest, for old phones. Words from outside become text nodes, never markup. */
(function () {
  "use strict";

  var RETRY_MS = 1500, WAIT_MS = 28000, BEAT_MS = 1000, URGENT = 120, KEEP = "yingzhi-";
  var main = byId("main"), linkBar = byId("link"), saidBar = byId("said");
  var page = null, still = null, news = [], stream = "", version = "", token = "", seq = 0;
  var asking = null, askingSince = 0, retry = null, away = false, drafts = {}, shape = "", pagedAt = 0;
  var queue = [], sending = false, tab = "", closed = false, typedName = "", saidTimer = null, scenes = {};

  /* -- small things -- */

  function byId(id) { return document.getElementById(id); }

  function el(tag, cls, text) {
    var made = document.createElement(tag);
    if (cls) { made.className = cls; }
    if (text !== undefined && text !== null) { made.appendChild(document.createTextNode(String(text))); }
    return made;
  }

  function add(parent) {
    for (var i = 1; i < arguments.length; i++) { if (arguments[i]) { parent.appendChild(arguments[i]); } }
    return parent;
  }

  function button(text, cls, press) {
    var made = el("button", cls, text);
    made.type = "button";
    made.onclick = press;
    return made;
  }

  function card(title, cls) {
    var made = el("section", "card" + (cls ? " " + cls : ""));
    return title ? add(made, el("h2", "", title)) : made;
  }

  function wipe(node) { while (node.firstChild) { node.removeChild(node.firstChild); } }

  function keep(name, value) {
    try { if (value) { localStorage.setItem(KEEP + name, value); } else { localStorage.removeItem(KEEP + name); } }
    catch (e) { scenes[name] = value; }
    if (name === "token") {
      document.cookie = KEEP + name + "=" + (value || "") + ";path=/;SameSite=Strict;max-age=" + (value ? 43200 : 0);
    }
  }

  function kept(name) {
    var found = null, cookie = document.cookie.match(new RegExp(KEEP + name + "=([^;]+)"));
    try { found = localStorage.getItem(KEEP + name); } catch (e) { found = scenes[name]; }
    return found || (cookie ? cookie[1] : "") || "";
  }

  function say(text, good) {
    saidBar.hidden = !text;
    saidBar.className = "said" + (good ? " good" : "");
    saidBar.textContent = text || "";
    clearTimeout(saidTimer);
    if (text) { saidTimer = setTimeout(function () { saidBar.hidden = true; }, good ? 2500 : 7000); }
  }

  function lost(on) { away = on; linkBar.hidden = !on; }

  /* -- talking -- */

  function call(method, path, body, done, failed) {
    var request = new XMLHttpRequest(), over = false;
    request.open(method, path, true);
    request.timeout = WAIT_MS;
    if (token) { request.setRequestHeader("X-Seat", token); }
    if (body) { request.setRequestHeader("Content-Type", "application/json"); }
    request.onload = function () {
      if (over) { return; }
      over = true;
      var answer = null;
      try { answer = request.responseText ? JSON.parse(request.responseText) : null; } catch (e) { answer = null; }
      if (request.status >= 200 && request.status < 300) { done(answer, request.status); }
      else { failed(request.status, (answer && answer.error ? answer.error + (answer.remedy || "") : "没有成功，请再试一次。")); }
    };
    request.onerror = request.ontimeout = function () { if (!over) { over = true; failed(0, ""); } };
    request.send(body ? JSON.stringify(body) : null);
    return { stop: function () { over = true; request.abort(); } };
  }

  function here() { return "?v=" + encodeURIComponent(version) + "&" + holds(); }
  function holds() { return "run=" + encodeURIComponent(stream) + "&n=" + news.length; }

  /* One open question at a time; it is asked anew when the phone wakes. */
  function listen() {
    clearTimeout(retry);
    if (asking) { asking.stop(); asking = null; }
    if (!token || closed) { return; }
    askingSince = Date.now();
    asking = call("GET", "/api/now" + here(), null, function (answer, status) {
      asking = null;
      lost(false);
      if (status === 200) { take(answer); }
      retry = setTimeout(listen, 30);
      sync();
    }, function (status, words) {
      asking = null;
      if (status === 403) { out(words); return; }
      lost(status !== 429);
      retry = setTimeout(listen, RETRY_MS + Math.random() * RETRY_MS);
    });
  }

  function wake() { if (token && !closed && (!asking || Date.now() - askingSince > 3000)) { listen(); } }

  function out(words) {
    keep("token", ""); token = ""; page = null; shape = "";
    say(words);
    door();
  }

  function take(answer) {
    page = answer;
    pagedAt = Date.now();
    version = answer.v;
    if (answer.seq > seq) { seq = answer.seq; }
    if (answer.run !== stream || answer.still) { stream = answer.run; news = []; }
    if (answer.still) { still = answer.still; }
    if (answer.first <= news.length) { news = news.slice(0, answer.first).concat(answer.news); }
    if (answer.phase === "closed") { closed = true; keep("token", ""); keep("queue", ""); }
    draw();
  }

  /* An input is sent until it is heard: under one number it is done once. */
  function put(path, body, pressed, after) {
    var tries = 0;
    if (pressed) { pressed.disabled = true; }
    (function send() {
      call("POST", path + "?" + holds(), body, function (answer) {
        lost(false);
        if (after) { after(); }
        say("已送到", true);
        shape = "";
        take(answer);
      }, function (status, words) {
        if (status === 0 || status >= 500) {
          lost(true);
          if (++tries < 200) { setTimeout(send, RETRY_MS); return; }
        }
        if (status === 429) { setTimeout(send, RETRY_MS); return; }
        if (pressed) { pressed.disabled = false; }
        if (status === 403 && path === "/api/join") { say(words); return; }
        say(words);
        shape = "";
        listen();
      });
    })();
  }

  function act(what, id, more, pressed, after) {
    var body = { seq: ++seq, what: what, id: id };
    for (var name in more) { if (more.hasOwnProperty(name)) { body[name] = more[name]; } }
    put("/api/do", body, pressed, after);
  }

  /* -- coming in -- */

  function door() {
    wipe(main);
    byId("clock").textContent = "";
    byId("state").textContent = "手机入座";
    var box = card("请输入四位数字"), field = el("input", "pin");
    field.type = "tel";
    field.setAttribute("inputmode", "numeric");
    field.setAttribute("maxlength", "4");
    field.setAttribute("autocomplete", "off");
    field.setAttribute("aria-label", "四位数字");
    var go = button("进入", "big primary", function () { enter(field.value, go); });
    field.oninput = function () { if (/^\d{4}$/.test(field.value)) { enter(field.value, go); } };
    add(main, add(box, el("p", "soft", "数字在大屏或主持人的电脑上。评估员用主持人给的另一个数字。"), field, go));
    field.focus();
  }

  function enter(pin, go) {
    if (go.disabled) { return; }
    go.disabled = true;
    token = "";
    call("POST", "/api/join", { pin: String(pin).replace(/\s/g, "") }, function (answer) {
      token = answer.token;
      seq = 0; version = ""; stream = ""; news = []; shape = "";
      keep("token", token);
      say("");
      listen();
    }, function (status, words) {
      go.disabled = false;
      lost(status === 0);
      say(status === 0 ? "连不上主持人的电脑，请确认连着同一个无线网。" : words);
    });
  }

  /* -- drawing: anew where something else is to be shown; time and figures by themselves -- */

  function draw() {
    if (!page) { return; }
    byId("clock").textContent = page.clock;
    var head = byId("state"), who = page.title || (page.kind === "judge" ? "评估员" : "");
    wipe(head);
    add(head, who ? el("span", "", who) : null, el("span", "", page.state));
    document.body.className = page.phase;
    var now = JSON.stringify([
      page.kind, page.role, page.phase === "closed", page.brief, news.length, page.seats, page.waits_for, page.asked_by,
      page.actions, page.forms, page.name, page.ratings, tab, queue.length, page.run,
      page.decisions.map(function (one) { return [one.id, one.options]; })
    ]);
    if (now !== shape) {
      shape = now;
      remember();
      wipe(main);
      if (page.phase === "closed") { ended(); }
      else if (page.kind === "judge") { judge(); }
      else if (page.role) { seated(); }
      else { lobby(); }
    }
    beat();
  }

  /* What is half written stays when something new comes. */
  function remember() {
    var fields = main.querySelectorAll("[data-draft]");
    for (var i = 0; i < fields.length; i++) { drafts[fields[i].getAttribute("data-draft")] = fields[i].value; }
  }

  function field(tag, draft, label, longest) {
    var made = el(tag);
    made.setAttribute("data-draft", draft);
    made.setAttribute("maxlength", longest);
    made.setAttribute("aria-label", label);
    made.value = drafts[draft] || "";
    return made;
  }

  function forget(draft) {
    Object.keys(drafts).forEach(function (one) { if (one.indexOf(draft) === 0) { delete drafts[one]; } });
    var fields = main.querySelectorAll("[data-draft]");
    for (var i = 0; i < fields.length; i++) {
      if (fields[i].getAttribute("data-draft").indexOf(draft) === 0) { fields[i].value = ""; }
    }
  }

  function ended() {
    add(main, add(card("推演结束"), el("p", "", "请看大屏，一起复盘。可以关掉这个页面了。")));
    messages();
  }

  function lobby() {
    var box = card("选一个席位"), name = field("input", "name", "姓名", 20);
    add(box, el("p", "soft", still ? still.title + (still.place ? " · " + still.place : "") : ""));
    add(box, el("label", "", "你的姓名"), name);
    if (page.waits_for) { add(box, el("p", "notice", "已申请“" + page.waits_for + "”，请等对方或主持人同意。")); }
    page.seats.forEach(function (seat) {
      var taken = seat.state === "taken";
      var row = button("", "seat" + (taken ? " taken" : ""), function () {
        if (!name.value.trim() && (taken || !seat.name)) { say("请先写上你的姓名。"); name.focus(); return; }
        typedName = name.value.trim();
        drafts.name = typedName;
        put("/api/take", { role: seat.role, name: typedName }, row);
      });
      add(row, el("b", "", seat.title), el("span", "", taken ? seat.name + " 在座，点这里申请" : seat.name || "空位"));
      add(box, row);
    });
    add(main, box);
    situation();
    messages();
  }

  function seated() {
    if (page.asked_by) {
      var ask = card("有人想坐你的席位", "warn"), line = el("div", "two");
      add(line, button("让给他", "primary", function () { put("/api/answer", { yes: true }, this); }));
      add(line, button("不让", "", function () { put("/api/answer", { yes: false }, this); }));
      add(main, add(ask, el("p", "", page.asked_by + " 申请担任" + page.title + "。"), line));
    }
    page.decisions.forEach(decision);
    if (!page.decisions.length) {
      add(main, add(card(), el("p", "soft", page.phase === "over" ? "推演结束，请看大屏。"
        : page.phase === "ready" ? "还没有开始。先看看你的任务。" : "现在没有要你做的决定，留意消息。")));
    }
    if (page.actions.length || page.forms.length) {
      var tasks = card("可以主动做的事");
      page.actions.forEach(function (one) {
        add(tasks, button(one[1], "wide", function () { sure(this, function (pressed) { act("act", one[0], {}, pressed); }); }));
      });
      page.forms.forEach(function (one) { form(tasks, one); });
      add(main, tasks);
    }
    messages();
    var mine = card(page.title);
    add(main, add(mine, el("p", "brief", page.brief), el("p", "soft", page.name ? "担任：" + page.name : "")));
    situation();
    var own = card("记一条自己的决定"), text = field("textarea", "note", "决定和理由", 1000);
    add(own, el("p", "soft", "选项里没有的做法和理由写在这里，复盘时讨论。"), text);
    add(main, add(own, button("记下", "wide", function () {
      if (text.value.trim().length < 2) { say("请写下决定的内容。"); return; }
      act("note", "", { text: text.value.trim() }, this, function () { forget("note"); });
    })));
    add(main, button("离开席位", "quiet", function () { sure(this, function (pressed) { put("/api/leave", {}, pressed); }); }));
  }

  /* A second tap within a few seconds, so that a slip of the thumb decides nothing. */
  function sure(pressed, go) {
    if (pressed.getAttribute("data-sure")) { pressed.removeAttribute("data-sure"); go(pressed); return; }
    var before = pressed.firstChild.nodeValue;
    pressed.setAttribute("data-sure", "1");
    pressed.firstChild.nodeValue = "再点一次确认：" + before;
    pressed.className += " sure";
    setTimeout(function () {
      pressed.removeAttribute("data-sure");
      pressed.className = pressed.className.replace(" sure", "");
      pressed.firstChild.nodeValue = before;
    }, 4000);
  }

  function decision(one) {
    var box = card(one.title, "ask"), left = el("p", "left");
    left.setAttribute("data-left", one.left);
    add(box, left, el("p", "", one.text));
    one.options.forEach(function (option, number) {
      var row = button("ABCDEFGH".charAt(number) + "　" + option[1], "option", function () {
        sure(row, function (pressed) { act("choose", one.id, { option: option[0] }, pressed); });
      });
      add(box, row);
    });
    add(main, box);
  }

  function form(box, one) {
    var open = drafts["open." + one.id], holder = el("div", "form");
    holder.hidden = !open;
    add(box, button("报送" + one.title, "wide", function () {
      holder.hidden = !holder.hidden;
      drafts["open." + one.id] = holder.hidden ? "" : "1";
    }));
    one.fields.forEach(function (part) {
      var id = "form." + one.id + "." + part[0];
      add(holder, el("label", "", part[1] + (part[2] ? " *" : "")), field("input", id, part[1], 400));
    });
    add(holder, button("报出去", "primary wide", function () {
      var words = {}, some = false;
      remember();
      one.fields.forEach(function (part) {
        var text = (drafts["form." + one.id + "." + part[0]] || "").trim();
        if (text) { words[part[0]] = text; some = true; }
      });
      if (!some) { say("至少要填一项；没有核实的写“未核实”。"); return; }
      act("report", one.id, { words: words }, this, function () { forget("form." + one.id); drafts["open." + one.id] = ""; });
    }));
    add(box, holder);
  }

  function situation() {
    if (still && still.situation) { add(main, add(card("开场情况"), el("p", "", still.situation))); }
  }

  function messages() {
    if (!news.length) { return; }
    var box = card("消息");
    news.slice().reverse().forEach(function (one) {
      var row = el("div", "news " + one.what);
      add(row, el("p", "head", one.clock + "　" + one.head), el("p", "text", one.text));
      add(box, row);
    });
    add(main, box);
  }

  /* -- the evaluator's tablet: every tap is kept here until it is durable there -- */

  var TAPS = [["P", "✓", "做到"], ["M", "△", "部分"], ["U", "✗", "没做到"]];

  function judge() {
    var objectives = still ? still.objectives : [], tabs = el("nav", "tabs"), given = {};
    if (!objectives.length) { return; }
    page.ratings.forEach(function (one) { given[one[0]] = one[1]; });
    queue.forEach(function (one) { if (one.rating) { given[one.target] = one.rating; } });
    var shown = objectives.filter(function (one) { return one.id === tab; })[0] || objectives[0];
    var graded = shown.grades.length > 0; /* a group of the drill's evaluation profile */
    objectives.forEach(function (one) {
      add(tabs, button(one.title, one.id === shown.id ? "on" : "", function () { tab = one.id; draw(); }));
    });
    add(main, tabs);
    if (queue.length) { add(main, el("p", "notice", queue.length + " 条还没送到，连上后自动补送。")); }
    shown.criteria.forEach(function (one) {
      var box = card(), taps = el("div", "taps"), note = field("input", "judge." + one[0], "观察记录", 400);
      if (graded && one[2]) { add(main, add(box, el("p", "criterion", one[1] + "（待补，不能评）"))); return; }
      (graded ? shown.grades : TAPS).forEach(function (tap) {
        var word = tap[tap.length - 1];
        var made = button("", "tap " + (graded ? "grade" : tap[0]) + (given[one[0]] === tap[0] ? " on" : ""), function () {
          mark(one[0], tap[0], note.value.trim());
          forget("judge." + one[0]);
        });
        made.setAttribute("aria-label", one[1] + "：" + word);
        add(taps, add(made, graded ? null : el("b", "", tap[1]), el("span", "", word)));
      });
      note.placeholder = "看到什么（可不填）";
      add(main, add(box, el("p", "criterion", one[1] + (one[2] ? "（待核，不计分）" : "")), taps, add(el("div", "noted"), note,
        button("只记文字", "", function () {
          if (!note.value.trim()) { say("先写下看到什么。"); return; }
          mark(one[0], "", note.value.trim());
          forget("judge." + one[0]);
        }))));
    });
  }

  function mark(target, rating, note) {
    queue.push({ seq: ++seq, target: target, rating: rating, note: note, tick: tickNow() });
    keep("queue", JSON.stringify(queue));
    draw();
    sync();
  }

  function sync() {
    if (sending || !queue.length || !token || !page || page.kind !== "judge") { return; }
    sending = true;
    var sent = queue.slice(0, 20), last = sent[sent.length - 1].seq;
    function drop() {
      queue = queue.filter(function (one) { return one.seq > last; });
      keep("queue", queue.length ? JSON.stringify(queue) : "");
      sending = false;
      shape = "";
    }
    call("POST", "/api/rate?" + holds(), { items: sent }, function (answer) { drop(); lost(false); take(answer); sync(); },
      function (status, words) {
        if (status === 0 || status === 429 || status >= 500) { sending = false; lost(status !== 429); return; }
        say(words);
        drop();
        listen();
      });
  }

  /* The tick as this tablet knows it: it goes on while the room is out of reach. */
  function tickNow() {
    if (!page || !page.tick) { return page ? page.tick : 0; }
    var going = page.phase === "going" && page.minute ? (Date.now() - pagedAt) / 1000 * page.speed : 0;
    var seconds = page.minute * 60 / page.tick || 60;
    return page.tick + Math.floor(going / seconds);
  }

  /* -- time left, counted here between two answers -- */

  function beat() {
    if (!page) { return; }
    var gone = page.phase === "going" ? (Date.now() - pagedAt) / 1000 * page.speed : 0;
    var all = main.querySelectorAll("[data-left]");
    for (var i = 0; i < all.length && i < page.decisions.length; i++) {
      var left = Math.max(0, Math.round(page.decisions[i].left - gone));
      all[i].textContent = left ? "还剩 " + Math.floor(left / 60) + " 分 " + ("0" + left % 60).slice(-2) + " 秒（演练时间）" : "时间到";
      all[i].className = "left" + (left <= URGENT ? " urgent" : "");
    }
  }

  /* -- begin -- */

  setInterval(function () { beat(); if (away) { wake(); } sync(); }, BEAT_MS);
  document.addEventListener("visibilitychange", function () { if (!document.hidden) { wake(); } });
  window.addEventListener("pageshow", wake);
  window.addEventListener("online", wake);
  window.addEventListener("offline", function () { lost(true); });

  token = kept("token");
  try { queue = JSON.parse(kept("queue") || "[]"); } catch (e) { queue = []; }
  queue.forEach(function (one) { if (one.seq > seq) { seq = one.seq; } });
  var scanned = (location.hash.match(/^#(\d{4})$/) || [])[1];
  if (scanned && history.replaceState) { history.replaceState(null, "", "/"); }
  if (token) { listen(); }
  else { door(); if (scanned) { main.querySelector("input").value = scanned; enter(scanned, main.querySelector("button")); } }
})();

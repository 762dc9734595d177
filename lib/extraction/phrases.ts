// Words that pages put around their texts, in the languages that are most read. None of them is of one site.

const anyOf = (...lines: string[]) => lines.join("|");

/** Above or before links to other texts. */
const RELATED = new RegExp(
  `^[\\W_]*(${anyOf(
    "related( (news|articles?|stories|posts?|content|links|reading|topics?|coverage|videos?))?|read (more|also|next|this)|see (also|more)|more (from|on|in|stories|news|like this|about|coverage|reading)|more:|also:",
    "you (may|might)( also)? (like|enjoy|be interested)|recommended( for you| reading| stories)?|don[’']?t miss|also (read|see|on)|trending( now)?|most (read|popular|viewed)|latest( news| stories| videos?)?$|top stories|popular( posts)?$|editors?[’']? picks?|further reading|next:|previous:|watch( now| also| more)?:|what to read next|keep reading|sponsored",
    "das könnte|auch interessant|auch lesenswert|mehr (zum thema|dazu|über|aus)|lesen sie( auch| mehr)?|lies auch|weiterlesen|weitere (artikel|informationen|themen|nachrichten|beiträge|meldungen)|verwandte (artikel|beiträge|themen)|ähnliche (artikel|beiträge|themen)|siehe auch|zum thema|passend dazu|neueste (artikel|beiträge)|aktuelle (artikel|beiträge)",
    "à lire|lire (aussi|également|la suite)|voir aussi|sur le même (sujet|thème)|articles? (liés|similaires|associés)|à découvrir|dans la même rubrique",
    "lea también|lee también|te puede interesar|también te puede|noticias relacionadas|artículos relacionados|ver también|más (noticias|información)|leer más",
    "leggi anche|leggi tutto|potrebbe interessarti|ti potrebbe|articoli correlati|vedi anche",
    "leia (também|mais)|veja (também|mais)|notícias relacionadas|saiba mais|artigos relacionados",
    "lees (ook|meer|verder)|meer over|gerelateerd|läs (också|mer|även)|les også|les mer|læs også|læs mere|lue myös",
    "czytaj (też|także|również|więcej)|zobacz (też|także|również)|przeczytaj|polecamy|więcej na ten temat|podobne",
    "читайте также|по теме|похожие|также по теме|related:|関連記事|関連ニュース|あわせて読みたい|相关(阅读|文章|新闻|链接)|推荐阅读|延伸阅读|관련 ?기사",
  )})(?![\\p{L}\\p{N}])`,
  "iu",
);

/** A whole block of these words says nothing of the matter. */
const LABEL = new RegExp(
  `^[\\W_]*(${anyOf(
    "advert(isement|ising|orial)?s?|ad|sponsored( content)?|promoted|story continues below( advertisement)?|(article|story) continues (below|after).*|continue reading( below| the main story)?|continue reading below|scroll (down )?(to|for) (continue|more).*|skip (to .*|advert(isement)?|past .*)",
    "this (slideshow|video|content|page|site) requires javascript.*|please enable javascript.*|loading( content)?|close|caption|image \\d+ (of|/) ?/? ?\\d+|\\d+ ?/ ?\\d+|enlarge( this)?( image)?|view (gallery|image|larger|full ?screen|all|comments|author archive)|toggle caption|hide caption|play( video)?|watch( video)?|listen( to (this )?(article|story))?|show more|read more|more|image( source)?|back to top|top|next|previous|prev|print( this)?( page| article)?|e-?mail( the author| this)?|follow( us| on twitter)?|share( this)?( article| story| post| page| with .*)?( on .*)?|share|tweet|pin( it)?|copy link|link copied.*|facebook|twitter|linkedin|whatsapp|reddit|pinterest|flipboard|save|bookmark|subscribe( now)?|sign (in|up)( now)?|log ?in|register|leave a (comment|reply)|comments?( \\(\\d+\\))?|\\d+ (comments?|shares?|likes?|views?|claps?|responses?|replies)|no comments( yet)?|add (a )?comment|join the (conversation|discussion)\\W*|tags?|topics?|categories|filed under|in this (article|story)|highlights|breaking news|latest news|related news|tell us what you think.*|no alt text provided.*|your browser does not support.*",
    "anzeige|werbung|- ?anzeige ?-|teilen( auf .*)?|drucken|kommentare?( \\(\\d+\\))?|kommentar schreiben|artikel teilen|diesen artikel teilen|merken|vorlesen|nach oben|zurück|mehr anzeigen|bild (anzeigen|schließen)|zum vergrößern.*|inhalt laden|lade weitere inhalte|noch keine bewertungen|(\\()?noch keine bewertungen(\\))?|bewertung|schlagworte|themen|seite \\d+ .*",
    "publicité|partager( cet article)?|imprimer|commentaires?|réagir|s[’']abonner|haut de page|publicidad|compartir|comentarios?|imprimir|pubblicità|condividi|commenti|stampa|publicidade|compartilhe|compartilhar|comentários|advertentie|delen|reacties|reklama|udostępnij|komentarze|reklam|annonse|annonce|реклама|поделиться|комментарии|広告|シェア|分享|广告",
  )})[\\W_]*$`,
  "iu",
);

/** At the end of a text: what a page wants from its readers, says of its rights or of itself. */
const CLOSING = new RegExp(
  anyOf(
    "^[\\W_]*(©|\\(c\\) ?\\d|copyright|all rights reserved|tous droits|alle rechte|todos los derechos|tutti i diritti|todos os direitos)",
    "^(sign up|subscribe|get (the|our|all|more|access)|join (us|our|the)|follow (us|\\w+ on|@)|like us|find us|have a (tip|story|question)|got a (tip|story)|click here|download (the|our)|support (us|our)|donate|contact (us|the author)|email (the author|us)|send (us|your)|listen to|read more|for more (info|news|stories)|if you (enjoyed|liked|found)|did you (enjoy|like)|was this|thanks for reading|do you want to|want (more|to)|you can (follow|find|reach|contact)|posted (in|on|by|under)|filed under|published (in|on|by|under)|last (updated|modified)|updated (at|on)|tagged|tags:|categor(y|ies):|topics:|source:|via:?|photos?:|photo by|image:|image credit|credit:|with (files|reporting) from|reporting by|editing by|edited by|written by|additional reporting)",
    "newsletter|inbox|sign up (for|to|here)|subscribe (to|now|here)|abonn(ieren|ez|er) |suscríb|iscriviti|assine|zapraszamy do subskrypcji",
    "follow .{0,60} on (twitter|facebook|instagram|linkedin|x|youtube|tiktok)|on (facebook|twitter)( and | or |, )(facebook|twitter|instagram)|reached at .*@|join our .{0,40}(forum|channel|group|community|server)",
    "^(folgen sie|folge uns|hier (können sie|geht es|kommentieren)|quelle:|bild:|foto:|titelbild|stand:|aktualisiert|publiziert|veröffentlicht|erschienen|autor:|text:|(der|dieser) (beitrag|eintrag) wurde|du musst|sie müssen|um .{0,80} kommentieren|war der artikel|möchten sie den artikel|verraten sie|kategorien?:|schlagw|tags|teilen|abgelegt unter|erstellt am|impressum|datenschutz|mit diesem button|wie hat|hat (ihnen|dir)|diese website verwendet)",
    "^(crédits?( photos?)?|source|publié|mis à jour|suivez|pour lire la suite|fuente|publicado|síguenos|seguici|fonte|siga|bron|volg ons|źródło|zapraszamy|följ|følg|kilde|источник|出典|来源)\\s?[: ]",
  ),
  "iu",
);

const BYLINE =
  /^[\W_]*(by|von|par|por|di|da|door|av|af|przez|autor(in|en|zy|es|a)?|texte?|text und fotos?|fotos?|photo(s|graphs?)?( by)?|image( credit| source| copyright)?|bild|written by|reported by|posted by|published by|author|story by|words|reporter|correspondent|editor|opinion|analysis|автор|文|记者|作者)\s*[:|]?\s+[@\p{Lu}]/iu;

export const isRelated = (text: string) => text.length < 400 && RELATED.test(text);
export const isLabel = (text: string) => text.length < 90 && LABEL.test(text);
export const isClosing = (text: string) => text.length < 420 && CLOSING.test(text);
export const isByline = (text: string) => text.length < 120 && BYLINE.test(text) && !/[.!?]["”»]?$/.test(text);

const DATE_WORDS = new RegExp(
  `\\p{N}+|(?<!\\p{L})(${anyOf(
    "jan(uary|uar|vier|uari)?|feb(ruary|ruar|ruari)?|mar(ch|s|zo|ço)?|märz|maart|apr(il|ile)?|may|mai|mayo|maggio|maio|mei|june?|juni|juin|junio|giugno|junho|july?|juli|juillet|julio|luglio|julho|aug(ust|ustus)?|août|agosto|sept?(ember|embre|iembre)?|settembre|setembro|oct(ober|obre|ubre)?|okt(ober)?|ottobre|outubro|nov(ember|embre|iembre)?|novembro|dec(ember)?|dez(ember)?|décembre|diciembre|dicembre|dezembro|enero|febrero|marzo|abril|février|avril|gennaio|febbraio|aprile|janeiro|fevereiro|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia",
    "mon(day)?|tue(s|sday)?|wed(nesday)?|thu(r|rs|rsday)?|fri(day)?|sat(urday)?|sun(day)?|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|segunda|terça|quarta|quinta|sexta|feira",
    "posted|published|updated|update|modified|created|last|first|date|on|at|am|pm|a|p|m|est|edt|et|pst|pdt|pt|gmt|utc|ist|cet|cest|bst|h|hrs|uhr|um|vom|den|der|the|de|du|le|el|il|of|às|às|alle|ore|ago|vor|seconds?|minutes?|mins?|min|hours?|days?|weeks?|months?|years?|read|reading|time|lesezeit|minuten|stand|aktualisiert|veröffentlicht|publiziert|erstellt|publié|mis|à|jour|modifié|actualizado|publicado|pubblicato|aggiornato|atualizado|geplaatst|opublikowano|aktualizacja|st|nd|rd|th|day|hour|z|t",
  )})(?!\\p{L})|[\\p{P}\\p{S}\\p{Z}\\s]+|[年月日時分秒]`,
  "giu",
);

/** Nothing but a date, with or without what happened then: "Updated Nov 19, 6:55 AM", "vor 3 Tagen", "5 min read". */
export const isDateline = (text: string) =>
  text.length < 160 && /\p{N}/u.test(text) && text.replaceAll(DATE_WORDS, "").length < 2;

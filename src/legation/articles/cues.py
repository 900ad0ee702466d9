"""The words by which the furniture of a news page is known: buttons, list headings, credits, comment forms.

Each table is one role of a line; patterns are matched against the whole line unless they say otherwise. Doubtful members are noted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence


class Signs:
    """Patterns any of which gives a line a role. Those that begin it, every alternative of theirs with "^", are tried at its
    beginning and nowhere else, which takes half the time."""

    def __init__(self, *patterns: str) -> None:
        first = [p for p in patterns if p.startswith("^")]
        within = [p for p in patterns if not p.startswith("^")]
        self._ways = [*([_any(first).match] if first else ()), *([_any(within).search] if within else ())]

    def search(self, line: str) -> bool:
        """Whether one of the patterns is in the line."""
        return any(way(line) is not None for way in self._ways)


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)


def _whole(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"\W*(?:" + "|".join(f"(?:{p})" for p in patterns) + r")\W*$", re.IGNORECASE)


_NETWORK = (
    r"(?:facebook|twitter|whats ?app|linked ?in|reddit|pinterest|telegram|vkontakte|vk|google ?\+?|e-?mail|instagram|flipboard|messenger"
    r"|tumblr|x)"
)

BUTTONS = _whole(
    rf"(?:share|tweet|post|pin|save|print|{_NETWORK}|copy(?: the)? link|get short url|like|follow|send|link|a\+?|a-|flip|shares?|views?"
    rf"|reply)"
    rf"(?:[\s,|/•·]+(?:on|this|via|with|by|to|it|article|story|page|link|an?|friend|share|tweet|print|{_NETWORK}|\d+))*",
    r"click to (?:share|email|print|tweet).*",
    r"(?:share|tweet|print|email|e-mail) this(?: article| story| page)?.*",
    r"(?:[\d.,]+k?\s*)?(?:shares?|views?|likes?|retweets?|reads?)(?:\s*[\d.,]+k?)?",
    r"sharing is caring.*",
    rf"(?:comment|sign in|log ?in|share)(?:\s+(?:via|with|on))\s+{_NETWORK}.*",
    r"(?:read|listen to) (?:this )?(?:article|in app|later)|listen|play|pause|watch(?: now| live)?|loading.*|close|cancel|submit|search"
    r"|menu|show more|load more|more|read more|\d+ pages? in this article",
    r"enlarge(?: this)?(?: image)?|toggle caption|hide caption.*|image \d+ of \d+|\d+ of \d+|\d+/\d+|next|previous|prev|back"
    r"|back to (?:top|main page|article).*|skip to .*|jump to .*",
    r"advertisements?|sponsored(?: content| links?)?|ad|ads by .*|promoted|реклама|anzeige|publicité|publicidad",
    r"sign (?:in|up|out)|log ?(?:in|out)|register|subscribe(?: now| today)?|subscriptions?|newsletters?|my account|donate|get it|accept"
    r"|ok|use filter|go to search|font size.*|text size.*",
    r"\{\{.*\}\}|media playback is (?:un|not )supported.*",
)

COMMENTS_HEADING = _whole(
    r"(?:all |user |reader |readers'? |add |show |view |see |hide |new )*(?:\(?\d[\d,.]*\)?\s*)?(?:comments?|сomments?|kommentare?"
    r"|commentaires?|comentarios?|comentários?|комментарии)\s*(?:\(?[\d,+]*\)?)?(?: on this (?:story|article).*)?",
    r"(?:\d[\d,]*|one|no)\s+(?:responses?|replies|thoughts?|reactions?)\s+(?:to|on)\b.*",
    r"(?:\d[\d,]*)\s+(?:responses?|replies|antworten|reacties)|\{?\s*\d+ comments\b.{0,50}",
    r"(?:leave|post|write|add|submit) (?:a|your) (?:comment|reply|response)\b.*|leave a reply.*|deixe uma resposta.*"
    r"|schreibe einen kommentar.*",
    r"(?:(?:please )?(?:log|sign) ?in|register|subscribe|become a member)\b.{0,30}"
    r"\bto (?:read|see|view|post|leave|write|join|comment|reply)\b.{0,40}",
    r"join the (?:conversation|discussion).*|(?:community standards)?\s*discussion|discuss this|what (?:do )?(?:you|readers) (?:think"
    r"|say)|comments? (?:are )?closed.*|letters from readers",
    r"(?:comment|discuss)(?:ion)?s? (?:via|on|with) .*",
    r"(?:view|show|read|load) (?:all |the |more )*(?:\d+ )?comments?.*|post comment.*|sort by (?:newest|oldest|best).*",
)
COMMENTS_SURE = Signs(
    r"^\W*(?:all|user|reader|readers'?) comments\W*$",
    r"^\W*(?:\d[\d,]*|one)\s+(?:responses?|replies|thoughts?|reactions?)\s+(?:to|on)\b",
    r"^\W*(?:leave|post|write) (?:a|your) (?:comment|reply)",
    r"^\W*\d+ (?:comments|kommentare|comentários|comentarios|commentaires)\W*$",
)
COMMENT_SIGNS = Signs(
    r"\b(?:says|said|wrote|commented|sagt|schreibt|diz):\s*$",
    r"^\W*(?:reply|replies|antworten|responder|répondre|report(?: abuse)?|flag|permalink|like \d*|quote|show comment|hide comment"
    r"|avatar)\W*$",
    r"\bin reply to\b",
    r"\bon .{4,30} at \d{1,2}:\d\d.{0,12}$",
    r"^.{0,60}\b\d{1,2}:\d\d\s*(?:[ap]m)?\)?\s*$",
    r"\b\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago\s*$",
    r"show ?comment|hide ?comment",
)

LIST_HEADING = _whole(
    r"(?:the )?(?:most|more) (?:read|popular|viewed|shared|commented|emailed|watched|recent|discussed|stories|news|headlines|videos?"
    r"|articles?|posts?|coverage|information)(?:\s.{0,25})?",
    r"more (?:from|on|about|in|for|by|like)\s.{2,50}|more [A-Z]\w+",
    r"(?:related|similar|recommended|suggested|featured|editor'?s'?|other|popular|trending|latest|recent|top|breaking|today'?s"
    r"|our latest|further)(?: \w+){0,2}"
    r" (?:articles?|stories|story|news|posts?|content|topics?|links?|coverage|reading|videos?|items|headlines|picks?|picked|searches"
    r"|reports?|galleries|media|offers|jobs)(?:\s.{0,20})?",
    r"related|recommended|trending(?: now)?|popular|latest|featured|headlines|top \d+|see also|read also|also read|also see|read next"
    r"|up next|next article|previous article|don'?t miss|"
    r"you (?:may|might)(?: also)? (?:like|be interested in|enjoy|have missed).*|recommended (?:for|by) .*|what to read next"
    r"|read (?:these|this) next|what'?s next"
    r"|explore further|explore more|(?:from|around) the web|"
    r"in other (?:media|news)|partner news|news ?feed|infographics?|photos?|videos?|galler(?:y|ies)|top stories|from our partners"
    r"|elsewhere.*|in case you missed it|"
    r"popular (?:on|in|at) .*|this week|today|now|in this (?:story|article)|keep reading|read more (?:stories|about|on|from|news).*"
    r"|want more\b.*|promoted stories|"
    r"more:?|continue reading.*|полулярное|weitere (?:artikel|nachrichten|themen|meldungen).*|mehr zum thema.*|lesen sie auch.*"
    r"|sobre o mesmo.*|lea también.*|sur le même sujet.*|à lire aussi.*",
)

ENDING = Signs(
    r"^\W*(?:tags?|topics?|labels?|keywords?|filed under|posted (?:in|under)|categor(?:y|ies)|schlagw[oö]rter|tagged(?: with)?"
    r"|this article is related to)\s*:?\s*(?:$|:)",
    r"^\W*(?:tags?|filed under|posted in|tagged|labels|categories|keywords)\s*:",
    r"^\W*(?:copyright|©|\(c\))\s*(?:©|\(c\))?\s*(?:\d{4}|by\b)",
    r"\ball rights reserved\b",
    r"^\W*(?:sign up|subscribe|join|register|get) (?:for|to|our|the|us|here|now)\b.{0,80}(?:newsletters?|inbox|updates|email|alerts?"
    r"|daily|channel|telegram|whatsapp|viber|app)\b",
    r"^\W*(?:help us (?:to )?(?:improve|keep|correct)|(?:found|spotted|seen|noticed) an? (?:error|mistake|typo)"
    r"|report (?:an? )?(?:error|mistake|typo)|if you (?:have )?(?:found|notice|spot|see) an? (?:error|mistake|typo))\b",
    r"^\W*our standards\b",
    r"^\W*follow (?:us|@|\w+ on (?:twitter|facebook|instagram))",
    r"^\W*(?:like|find|follow) us on\b|^\W*(?:reach|contact|email|e-mail) (?:the )?(?:reporters?|writers?|authors?|\w+ \w+) (?:on|at)\b",
    r"^\W*about (?:the )?(?:authors?|writers?)\b|^\W*(?:terms (?:of|and)|privacy policy|cookie policy|contact us|about us"
    r"|advertise with us)\b",
    r"^\W*(?:this (?:document|material|article|site|website)\b.{0,40}\b(?:copyright|cookies|akismet|protected by))",
    r"\buses? (?:akismet|cookies)\b|\bcookies? (?:policy|on this|to improve|to ensure)\b|\bthis site is protected by recaptcha\b",
    r"^\W*(?:first published|originally published|last (?:updated|modified)|published (?:on|at)?\s*:?\s*\d)",
    r"^\W*(?:view results|support (?:us|our|\w+\.com)|donate (?:to|now)|become a (?:member|subscriber|patron)|download (?:the|our) app)",
    r"your e-?mail address will not be published|required fields are marked|please (?:abide|log in|sign in|read our)|before (?:posting"
    r"|commenting)",
)

INLINE_LINK = Signs(
    r"^\W*(?:read (?:more|also|next|the full|:)|also read|see also|see more|related(?: (?:article|story|link|coverage))?|more|watch"
    r"|listen|video|photos?|in pictures|opinion|analysis|explainer|recommended|"
    r"don'?t miss|must read|explained|gallery|poll|live(?: updates)?|subscribe|download|click here|read)\s*(?::|>|»|\||→)\s*\S",
    r"^\W*(?:read more|also read|see also|related|click here)\b(?=.{0,120}$)(?!.*[.!?]\s*\w)",
    r"^\W*you can (?:view|read|find|follow) .{0,80} here\b",
    r"^\W*(?:sometimes we include links|this (?:post|article|page|story) (?:may )?(?:contains?|includes?) affiliate)",
    r"^\W*https?://\S+\W*$",
)

_AGENCY = (
    r"(?:getty(?: images)?|afp|reuters|ap(?: photo| images)?|associated press|epa(?:-efe)?|efe|shutterstock|istock(?:photo)?"
    r"|alamy(?: stock photo)?|tass|sputnik|ria novosti|"
    r"xinhua|bloomberg|pa(?: wire| media| images)?|rex(?: features)?|corbis|flickr|wikimedia(?: commons)?|wikipedia|anadolu(?: agency)?"
    r"|dpa|upi|press association|courtesy(?: of)?|creative commons|handout|pixabay|unsplash|rt|zuma(?: press)?)"
)
CREDIT = Signs(
    rf"^\W*(?:©(?!\s*(?:19|20)\d\d)|\(c\)\s(?!(?:19|20)\d\d)|photo(?:graph(?:er|s|y)?|s)?\s*(?:by\b|credit|:|©|courtesy)|image(?:s)?\s*(?:copyright|source|credit|courtesy"
    rf"|by\b|:|©)|pictures?\s*(?:by\b|:|credit)|credit\s*:|fotos?\s*:|source:\s*{_AGENCY}|bild(?:er)?:|quelle:)",
    rf"^[\w\s./|,&'’-]{{0,50}}?(?:[/|,]|\bvia\b|\s-)\s*{_AGENCY}(?:[\s/|,]*{_AGENCY})*(?:\s+(?:file|images?|photo|pool|contributor"
    rf"|staff))*\W*$",
    rf"^\W*{_AGENCY}(?:[\s/|,]*{_AGENCY})*(?:\s+(?:file|images?|photo|pool))*\W*$",
    rf"^\W*{_AGENCY}\s*/\s*[\w .'’-]{{3,40}}$",
)
CAPTION = Signs(
    r"\((?:photo(?:s|graph)?|image|picture|file|ap|reuters|afp|getty|source|credit)\b[^)]{0,80}\)?\W*$",
    rf"\((?:[^()]{{0,60}}[/,|]\s*)?{_AGENCY}(?:\s+via [^()]{{2,30}})?\)\W*$",
    rf"(?:[|/]\s*|©\s*|\s—\s){_AGENCY}(?:[\s/|]*{_AGENCY})*\W*$",
    r"\b(?:photo|photograph|picture|image|file photo)s?\s*(?:(?:by|credit|courtesy)\b|[:©]).{0,60}$",
    r"^\[(?!\W)(?=(?:[^\[\]]*\s){4})[^\[\]]{20,300}\]\W*$",
    rf"\[(?:(?:file|photo|courtesy|credit)\b[^\[\]]{{0,50}}|[^\[\]]{{0,40}}(?:[/,|]\s*|\bvia\s){_AGENCY}"
    rf"|{_AGENCY}(?:\s+via [^\[\]]{{2,30}})?"
    r"|[^\[\]]{2,25}\svia\s[^\[\]]{2,25})\]\W*$",
    r", (?:second |third |far |2nd )?(?:from )?(?:left|right|cent(?:er|re)|top|bottom)(?: [a-z]+){0,3}, [a-z]+s\b"
    r"(?!.*\bsaid\b).{0,300}$",
    r"^[^\n]{20,300}\bcredits?:\s[^.!?]{2,60}\W*$",
    r"^\W*(?:image|photo|slide|picture) \d+ of \d+\s+\S",
    r"^\W*this .{0,60}\b(?:photo|image|picture|photograph|illustration|rendering|frame|combo|map|graphic)\b.{0,120}\bshows\b",
    r"^\W*(?:file(?: photo| image| picture)?|photo|image|picture|pictured|caption|image caption|photo caption|media caption"
    r"|in this (?:photo|picture|image|\w+\.? \d+, \d{4},? (?:file )?photo)|bildunterschrift)\b\s*[:,.-]",
    r"^\W*(?:image|media|photo) caption\b|^\W*in this (?:photo|image|picture|frame|\w+\.? \d{1,2}, \d{4},? (?:file )?(?:photo|image"
    r"|picture))\b",
    r"^\W*(?:a |an |the )?(?:file |handout |undated |combination )(?:photo|picture|image|photograph)\b",
    r"\bis (?:seen|pictured|shown) (?:in|at|during|on|here)\b.{0,80}\b\d{4}\W*$",
)
#: What players and galleries leave in a text that is otherwise the article alone, a line each.
WIDGET = re.compile(
    r"^JUST WATCHED\b|\bReplay More Videos\b|\bHide Caption \d+ of \d+|^Enlarge this image(?: toggle caption)?\b|^Image copyright\b"
    r"|^(?:Image|Media) caption\b|^Media playback is (?:un|not )supported\b|^FILE PHOTO\b|^Photos: .{3,80}\bPhotos: "
)
#: Weekday and full date stand together under an agency's pictures, never in its reports; what is told there is told as present.
CAPTION_DAY = re.compile(
    r"(?<!\bon )\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?"
    r" (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, (?:19|20)\d\d\b"
)
CAPTION_PAST = re.compile(
    r"\b(?:said|says|told|was|were|had|did|announced|met|began|held|took|gave|made|went|won|lost|will|[a-z]{3,}ed(?! by))\b"
)
CAPTION_SIDE = Signs(r"\((?:left|right|l|r|c|centre|center|file|file photo|file image|pictured|second left|2nd [lr])\)")

BYLINE = Signs(
    r"^\W*(?:written |posted |reported |reporting |story |words )?by:?\s+(?-i:[A-Z])[\w.'’-]+(?:\s+(?:(?-i:[A-Z])[\w.'’-]*|and|de|van"
    r"|von|al|el|&|,))*.{0,60}$",
    r"^\W*(?:von|par|por|di|автор:?)\s+(?-i:[A-ZÀ-Ž])[\w.'’-]+\s+(?-i:[A-ZÀ-Ž])[\w.'’-]+.{0,40}$",
    r"^\W*(?:author|reporter|editor|editing|additional reporting|our correspondent|staff reporter|staff writer"
    r"|special correspondent)s?\b\s*(?::|by|$)",
    r"^(?-i:[A-Z])[\w.'’-]+(?: (?-i:[A-Z])[\w.'’-]+){1,2}\s*(?:,|\||-|–)\s*(?:staff|senior|chief|the|political|diplomatic|foreign"
    r"|correspondent|reporter|editor|writer|AP|AFP|Reuters)\b.{0,40}$",
)

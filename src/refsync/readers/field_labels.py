"""How lists label who wrote a work, where and when it appeared: "Venue: …", "发表日期：…".

Each is a pattern of small letters, for what ends in a colon or the like.
"""

from __future__ import annotations

WHO = r"(?:authors?|(?:论文|論文|文章)?作者|著者|저자|autor(?:es|en)?|auteure?s?|autori|авторы?)"
WHEN = (
    r"(?:date(?: of publication)?|(?:publication|release) date|year(?: of publication)?|"
    r"(?:(?:erscheinungs|publikations)(?:jahr|datum)|jahr|datum)|"
    r"(?:année|date)(?: de (?:publication|parution))?|"
    r"(?:fecha|año)(?: de publicación)?|data de publicação|ano(?: de publicação)?|"
    r"data di pubblicazione|anno(?: di pubblicazione)?|(?:дата|год)(?: публикации)?|"
    r"(?:论文)?(?:发表|發表|出版|发布|發布|公开|刊登)?(?:日期|时间|時間|年份|年月|年度)|"
    r"(?:発表|発行|出版|公開|掲載|刊行)(?:年月日|年月|年|日|時期)|年|"
    r"(?:출판|발표|게재|발행|출간) ?(?:연도|년도|일자?|날짜)|연도|년도|날짜)"
)
WHERE = (
    r"(?:venue|publi(?:sher|shed(?: (?:in|at))?|cation venue)|conference|journal|booktitle|"
    r"konferenz|zeitschrift|tagung|verlag|(?:erschienen|veröffentlicht)(?: in| bei)?|"
    r"conférence|revue|éditeur|(?:publié|paru)e?(?: dans| à| chez)?|"
    r"(?:conferencia|conferência|conferenza|revista|rivista|editora|editore)|"
    r"(?:publicado|pubblicato)(?: en| em| in)?|журнал|конференция|издательство|"
    r"опубликован[оа]?(?: в)?|"
    r"(?:发表|發表|收录|收錄|出版|刊登)(?:[于於在]|会议|會議|期刊|刊物|杂志|雜誌)|"
    r"会议|會議|期刊|刊物|杂志|雜誌|(?:会议|會議)/期刊|出处|出處|出版社|"
    r"(?:発表|掲載)(?:会議|学会|場所|先|誌)?|学会|論文誌|雑誌|会議名?|"
    r"(?:게재|발표) ?(?:학회|지|처)?|학회|학술지|저널|컨퍼런스|출판사)"
)

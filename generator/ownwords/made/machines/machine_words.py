"""What the forms for machines say by themselves: the names of their fields, and of robots.

They stand in the finished site as its own words do. A withheld story that has one of them for a
tag ("history", "article") must not hold up everybody else's site.
"""

from __future__ import annotations

from ownwords.made.machines.robots import ai_crawlers
from ownwords.made.policy import POLICY_OF_CARDS, content_security_policy

_FIELDS = """
http://www.w3.org/2005/Atom http://purl.org/atompub/tombstones/1.0
http://purl.org/syndication/history/1.0 http://purl.org/dc/terms/ https://schema.org
https://jsonfeed.org/version/1.1 http://www.sitemaps.org/schemas/sitemap/0.9
feed id title subtitle updated link rel href alternate self first last previous next license
entry published author name summary type fh:complete
at:deleted-entry ref when application/atom+xml application/feed+json text/html xml:lang
home_page_url feed_url next_url description items content_text date_published language
version removals month urlset sitemapindex sitemap url loc
User-agent Allow Disallow robots noindex noarchive noimageindex location tdm-reservation
og:type og:site_name og:title og:description og:locale og:url article website property content
og:image og:image:type og:image:width og:image:height og:image:alt image/jpeg jpg
twitter:card summary_large_image
schema.dcterms dcterms.title dcterms.creator dcterms.language dcterms.issued dcterms.rights
dcterms.isPartOf application/ld+json @context @type @id
Article Person WebSite Collection Quotation VideoObject AudioObject DefinedTerm DefinedTermSet
headline abstract inLanguage author creditText datePublished expires
conditionsOfAccess usageInfo isPartOf hasPart video audio contentUrl encodingFormat audio/mpeg
audio/mp4 video/mp4 mp3 m4a transcript thumbnailUrl webp uploadDate workTranslation
translationOfWork hasDefinedTerm inDefinedTermSet termCode text
/.well-known/tdmrep.json told-as
LearningResource EducationalAudience audience audienceType about educationalUse timeRequired
learningResourceType isBasedOn dateModified
shape archive as_of guides kind written theme story purpose is_being_renewed themes sessions format
people minutes valid_until
embed oembed.json application/json+oembed rich provider_name provider_url cache_age html iframe
src width height loading lazy style border max-width base-uri
vtt anonymous medium self-guided
"""


def machine_words() -> str:
    """One text, as the scan is told of the archive's own words."""
    policies = (content_security_policy(("find-words",)), POLICY_OF_CARDS)
    return "\n".join((_FIELDS, *policies, *(crawler.name for crawler in ai_crawlers())))

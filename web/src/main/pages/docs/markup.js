// What may become markup on the page of the API's documents. Knows no page.

/** A text of which a few tags without attributes are markup, and all else is text. */
export const harmless = text => text.replace(/<(?!\/?(?:p|ul|ol|li|code|pre|em|strong|h[1-6]|br)>)/g, '&lt;')

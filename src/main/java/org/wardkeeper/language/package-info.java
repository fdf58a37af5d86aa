/**
 * What is said to people, in their language: the message bundles, for whoever speaks outside of a page's own markup.
 *
 * <p>Asked by everything that writes sentences: mails, reports, messages of pages, scripts' texts. It knows no feature.
 * Invariant: the language of the machine that the server runs on changes no word.
 */
package org.wardkeeper.language;

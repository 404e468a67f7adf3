/**
 * The API of services with REST routes: access and callers, problems, pages. The packages below do their work for them and are
 * not imported.
 */
package io.guardianpartner.api;

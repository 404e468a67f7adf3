/** The schema that a service needs and does not make itself: in pods the migration job makes it before. */
package io.guardianpartner.support.schema;

/** Gives Jakarta's constraints of texts the meaning that messages and the database have. */
package io.guardianpartner.api.validation;

/** Messages as they pass, heard beside the services that they are for. */
package io.guardianpartner.operations.tail;

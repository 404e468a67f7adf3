/** HTTP calls of the load: repeated with the same key, and every failure counted. */
package io.guardianpartner.load.calling;

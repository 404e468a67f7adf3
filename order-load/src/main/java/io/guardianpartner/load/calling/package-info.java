/** How the load calls: patiently, with the same key, counting every failure. */
package io.guardianpartner.load.calling;

/** JSON texts as plain maps, lists and scalars, within limits that suit hostile input. */
@NullMarked
package dev.cyclonelariat.local.json;

import org.jspecify.annotations.NullMarked;

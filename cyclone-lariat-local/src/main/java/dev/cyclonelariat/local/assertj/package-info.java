/** Assertions about a local broker. Needs {@code org.assertj:assertj-core}. */
@NullMarked
package dev.cyclonelariat.local.assertj;

import org.jspecify.annotations.NullMarked;

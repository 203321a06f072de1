/** {@code lariat iam}: prints the least that AWS must allow. */
@NullMarked
package dev.cyclonelariat.cli.iam;

import org.jspecify.annotations.NullMarked;

/** What packages of this library share among themselves. Not for users; it may change any time. */
@NullMarked
package dev.cyclonelariat.internal;

import org.jspecify.annotations.NullMarked;

/** What happens to one delivery: decoding, middleware, the handler, and the outcome. */
@NullMarked
package dev.cyclonelariat.handling;

import org.jspecify.annotations.NullMarked;

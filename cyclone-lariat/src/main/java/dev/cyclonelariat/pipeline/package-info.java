/** One delivery to its outcome: decoding, middleware, the handler, whatever host received it. */
@NullMarked
package dev.cyclonelariat.pipeline;

import org.jspecify.annotations.NullMarked;

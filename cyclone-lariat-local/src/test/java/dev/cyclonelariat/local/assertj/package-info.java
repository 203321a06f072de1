@NullMarked
package dev.cyclonelariat.local.assertj;

import org.jspecify.annotations.NullMarked;

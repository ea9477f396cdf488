/**
 * Files in YAML that people write: their keys, and what is wrong with one, told by file and path. Knows nothing of what the
 * files define.
 */
@NullMarked
package io.plumbline.gateway.definition;

import org.jspecify.annotations.NullMarked;

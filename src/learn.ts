/** The last step of the build: learns from the project's own files once, so that no start has to. */
import { createEngine, PROJECT } from './ask.ts';
import { InvalidFilesError } from './datasets/fault.ts';

try {
  createEngine(PROJECT, () => 0).warmUp();
} catch (error) {
  // The start tells every fault; the code is built all the same.
  if (!(error instanceof InvalidFilesError)) throw error;
}

namespace Katas.Lesson08;

/// <summary>A checkpoint that cannot be written or read; the message says which, and why.</summary>
/// <param name="message">A sentence for the person who started the run.</param>
/// <param name="cause">The exception that caused it, if any.</param>
public sealed class CheckpointException(string message, Exception? cause = null) : Exception(message, cause);

namespace Katas.Lesson08;

/// <summary>A training run that cannot go on; the message says in which step, and why.</summary>
/// <param name="message">A sentence for the person who started the run.</param>
public sealed class TrainingException(string message) : Exception(message);

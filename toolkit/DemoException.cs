namespace Katas.Toolkit;

/// <summary>A demonstration that cannot go on, for a reason that the learner can do something about.</summary>
/// <param name="message">A sentence that says what is wrong.</param>
/// <param name="inner">What was caught.</param>
public sealed class DemoException(string message, Exception? inner = null) : Exception(message, inner);

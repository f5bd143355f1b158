namespace Katas.Toolkit;

/// <summary>The value of a view's option is not as it should be. The message is for the learner, and says what is.</summary>
/// <param name="message">What is wrong, in a sentence.</param>
public sealed class ViewOptionException(string message) : FormatException(message);

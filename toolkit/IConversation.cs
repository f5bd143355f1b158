namespace Katas.Toolkit;

/// <summary>
/// A demonstration that is talked to: the learner says something, and it answers, in turn. In a terminal that is the console, on the page a
/// text box. <see cref="DemoOptionAttribute.Converses"/> declares it.
/// </summary>
public interface IConversation
{
    /// <summary>Waits for what the learner says next.</summary>
    /// <returns>What was said, never empty; null once the conversation is over.</returns>
    string? Listen();

    /// <summary>Answers bit by bit: each piece is shown when it comes. Where the learner ends the answer, no further piece is asked for.</summary>
    /// <param name="pieces">The answer's pieces, in order, made as they are asked for.</param>
    void Answer(IEnumerable<string> pieces);
}

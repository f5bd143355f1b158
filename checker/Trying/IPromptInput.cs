namespace Katas.Checker.Trying;

/// <summary>Where the lines of a prompt come from.</summary>
internal interface IPromptInput
{
    /// <summary>The next piece of code or command; null at the end.</summary>
    /// <param name="prompt">The prompt before it.</param>
    string? Read(string prompt);
}

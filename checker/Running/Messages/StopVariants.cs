namespace Katas.Checker.Running.Messages;

/// <summary>Asks for no more variants. It is heard in the middle of <see cref="RunVariants"/>, and the one that runs comes to its end.</summary>
internal sealed record StopVariants : Request;

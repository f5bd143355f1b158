namespace Katas.Checker.Trying.Messages;

/// <summary>How a piece of code ended.</summary>
internal enum ScriptEnd
{
    Done,
    DoesNotCompile,
    Threw,
    Stopped,
}

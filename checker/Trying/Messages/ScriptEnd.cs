namespace Katas.Checker.Trying.Messages;

/// <summary>The way a piece of code ended.</summary>
internal enum ScriptEnd
{
    Done,
    DoesNotCompile,
    Threw,
    Stopped,
}

namespace Katas.Checker.Running.Messages;

/// <summary>A test or probe begins: what follows, a hang or a crash, is its doing.</summary>
internal sealed record Started(string Name, string TaskId) : Message;

namespace Katas.Checker.Trying.Messages;

/// <summary>A value as text.</summary>
/// <param name="Type">Its type, as C# writes it.</param>
/// <param name="Header">The heading before the value: dtype and shape. Empty for plain values.</param>
/// <param name="Body">The value.</param>
/// <param name="Shape">The shape of a tensor.</param>
internal sealed record ScriptValue(string Type, string Header, string Body, long[]? Shape = null);

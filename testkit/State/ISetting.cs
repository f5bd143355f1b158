namespace Katas.Testkit.State;

/// <summary>Something that torch or .NET keeps for the whole program, or for a thread, and not for the code that sets it.</summary>
internal interface ISetting
{
    /// <summary>Remembers it as it is now.</summary>
    /// <returns>Puts it back; the result is a sentence about what it was found at, null if it had not changed.</returns>
    Func<string?> Remember();
}

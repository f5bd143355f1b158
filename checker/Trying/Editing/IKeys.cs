namespace Katas.Checker.Trying.Editing;

/// <summary>Where keys come from.</summary>
internal interface IKeys
{
    /// <summary>Whether a key is waiting.</summary>
    bool AreWaiting { get; }

    /// <summary>The next key, waited for.</summary>
    ConsoleKeyInfo Next();
}

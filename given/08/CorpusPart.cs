namespace Katas.Lesson08;

/// <summary>Which sentences of a file to take.</summary>
public enum CorpusPart
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>Those to learn from: about 19 in 20.</summary>
    Training,

    /// <summary>The others, to be tested on. The same text is never in both parts.</summary>
    HeldOut,
}

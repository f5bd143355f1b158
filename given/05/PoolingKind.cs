namespace Katas.Lesson05;

/// <summary>How a sentence's vectors become one.</summary>
public enum PoolingKind
{
    /// <summary>The first token's vector. BERT puts a token there for that purpose, <c>[CLS]</c>.</summary>
    Cls,

    /// <summary>The mean of the real tokens' vectors.</summary>
    Mean,

    /// <summary>The largest value of each feature among the real tokens.</summary>
    Max,

    /// <summary>A weighted mean, whose weights are learned.</summary>
    Attention,
}

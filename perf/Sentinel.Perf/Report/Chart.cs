using ScottPlot;

namespace Sentinel.Perf;

/// <summary>A picture of the figures.</summary>
/// <param name="Name">Of its files.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Description">Its figures, for who cannot see it.</param>
/// <param name="Plot">The drawing.</param>
internal sealed record Chart(string Name, string Title, string Description, Plot Plot);

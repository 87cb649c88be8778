// SPDX-License-Identifier: Apache-2.0
// make_photographs FOLDER COUNT WIDTH HEIGHT: JPEG files as cameras write them (baseline, 4:2:0), no two alike and the same
// in every run. What is there already stays.
#include "publisher/base/crew.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <jpeglib.h>

namespace publisher::bench {
namespace {

constexpr int kQuality = 92;

/// Random values at the points of a lattice, between which they are interpolated: noise of one size.
class Octave {
public:
    Octave(int cell, float strength, int width, int height, std::mt19937& numbers)
        : cell_(cell),
          across_(width / cell + 2),
          values_(static_cast<std::size_t>(across_ * (height / cell + 2))) {
        for (float& value : values_)
            value = strength * (static_cast<float>(numbers() >> 8) / (1 << 23) - 1);
    }

    void add_to(std::vector<float>& row, int y) const {
        const float down = static_cast<float>(y % cell_) / static_cast<float>(cell_);
        const float* above = values_.data() + y / cell_ * across_;
        const float* below = above + across_;
        const auto between = [&](std::size_t x) { return above[x] + (below[x] - above[x]) * down; };
        const auto cell = static_cast<std::size_t>(cell_);
        for (std::size_t x = 0, at = 0; at < row.size(); ++x, at += cell) {
            const float left = between(x), slope = (between(x + 1) - left) / static_cast<float>(cell_);
            for (std::size_t i = 0; i < std::min(cell, row.size() - at); ++i)
                row[at + i] += left + slope * static_cast<float>(i);
        }
    }

private:
    int cell_, across_;
    std::vector<float> values_;
};

/// A thing with an outline: a disc in one colour.
struct Thing {
    int x, y, radius;
    int colour[3];
};

/// Things before a ground whose structures are the weaker the smaller they are, as in photographs, under the grain of a
/// sensor; in luminance and two differences of colour, which have no small structures.
class Scene {
public:
    Scene(unsigned seed, int width, int height) : width_(width), height_(height), numbers_(seed) {
        for (int channel = 0; channel < 3; ++channel) {
            const float strength = channel == 0 ? 60 : 30, decline = channel == 0 ? 0.62f : 0.9f;
            for (int cell = 1024; cell >= (channel == 0 ? 2 : 32); cell /= 2)
                octaves_[channel].emplace_back(cell,
                                               strength * std::pow(static_cast<float>(cell) / 1024, decline),
                                               width, height, numbers_);
        }
        constexpr int kThings = 60;
        for (int i = 0; i < kThings; ++i) {
            things_.push_back({below(width),
                               below(height),
                               width / 200 + below(width / 12),
                               {below(120) - 60, below(60) - 30, below(60) - 30}});
        }
    }

    void paint_row(int y, std::vector<std::uint8_t>& row) {
        std::vector<float> values(static_cast<std::size_t>(width_));
        for (std::size_t channel = 0; channel < 3; ++channel) {
            std::ranges::fill(values, 128.0f);
            for (const Octave& octave : octaves_[channel])
                octave.add_to(values, y);
            for (const Thing& thing : things_)
                add(thing, channel, y, values);
            for (std::size_t x = 0; x < values.size(); ++x) {
                const float grain = channel == 0 ? 1.6f * (static_cast<float>(numbers_() >> 29) - 3.5f) : 0;
                row[x * 3 + channel] = static_cast<std::uint8_t>(std::clamp(values[x] + grain, 0.0f, 255.0f));
            }
        }
    }

private:
    int below(int n) { return static_cast<int>(numbers_() % static_cast<unsigned>(n)); }

    void add(const Thing& thing, std::size_t channel, int y, std::vector<float>& values) const {
        const int above = y - thing.y, square = thing.radius * thing.radius - above * above;
        if (square <= 0) return;
        const int half = static_cast<int>(std::sqrt(static_cast<double>(square)));
        for (int x = std::max(0, thing.x - half); x < std::min(width_, thing.x + half); ++x)
            values[static_cast<std::size_t>(x)] += static_cast<float>(thing.colour[channel]);
    }

    int width_, height_;
    std::mt19937 numbers_;
    std::vector<Octave> octaves_[3];
    std::vector<Thing> things_;
};

void make_photograph(const std::filesystem::path& name, unsigned seed, int width, int height) {
    const std::filesystem::path unfinished = name.string() + ".part";
    std::FILE* file = std::fopen(unfinished.c_str(), "wb");
    if (!file) std::perror(name.c_str()), std::exit(1);
    jpeg_compress_struct info{};
    jpeg_error_mgr errors{};
    info.err = ::jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    ::jpeg_stdio_dest(&info, file);
    info.image_width = static_cast<JDIMENSION>(width);
    info.image_height = static_cast<JDIMENSION>(height);
    info.input_components = 3;
    info.in_color_space = JCS_YCbCr;
    ::jpeg_set_defaults(&info);
    ::jpeg_set_quality(&info, kQuality, TRUE);
    ::jpeg_start_compress(&info, TRUE);
    Scene scene(seed, width, height);
    std::vector<std::uint8_t> row(static_cast<std::size_t>(width) * 3);
    for (int y = 0; y < height; ++y) {
        scene.paint_row(y, row);
        JSAMPROW samples = row.data();
        ::jpeg_write_scanlines(&info, &samples, 1);
    }
    ::jpeg_finish_compress(&info);
    ::jpeg_destroy_compress(&info);
    if (std::fclose(file) != 0) std::perror(name.c_str()), std::exit(1);
    std::filesystem::rename(unfinished, name);
}

}
}

int main(int n_arguments, char** arguments) {
    if (n_arguments != 5) {
        std::fputs("usage: make_photographs FOLDER COUNT WIDTH HEIGHT\n", stderr);
        return 2;
    }
    const std::filesystem::path folder = arguments[1];
    const int count = std::atoi(arguments[2]), width = std::atoi(arguments[3]),
              height = std::atoi(arguments[4]);
    std::filesystem::create_directories(folder);
    const auto make = [&](std::size_t i) {
        const std::string digits = std::to_string(100'001 + i);
        const std::filesystem::path name = folder / ("photograph-" + digits.substr(1) + ".jpg");
        if (!std::filesystem::exists(name))
            publisher::bench::make_photograph(name, static_cast<unsigned>(i), width, height);
    };
    publisher::Crew(static_cast<int>(std::thread::hardware_concurrency()))
        .run(static_cast<std::size_t>(count), make);
}

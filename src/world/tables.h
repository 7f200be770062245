// How each table's columns become a row: one short function a table, in the words of columns.csv.
#pragma once
#include "world/cells.h"
#include "world/world.h"

namespace netback::world {

void read_row(Cells& c, Country& r);
void read_row(Cells& c, Region& r);
void read_row(Cells& c, Membership& r);
void read_row(Cells& c, Node& r);
void read_row(Cells& c, Seller& r);
void read_row(Cells& c, Balance& r);
void read_row(Cells& c, Trade& r);
void read_row(Cells& c, Supply& r);
void read_row(Cells& c, Demand& r);
void read_row(Cells& c, Shape& r);
void read_row(Cells& c, Pipeline& r);
void read_row(Cells& c, AssetState& r);
void read_row(Cells& c, Liquefaction& r);
void read_row(Cells& c, Regasification& r);
void read_row(Cells& c, Storage& r);
void read_row(Cells& c, StorageLevel& r);
void read_row(Cells& c, StorageNorm& r);
void read_row(Cells& c, Port& r);
void read_row(Cells& c, SeaLeg& r);
void read_row(Cells& c, SeaGate& r);
void read_row(Cells& c, SeaBan& r);
void read_row(Cells& c, SeaDistance& r);
void read_row(Cells& c, Strait& r);
void read_row(Cells& c, PassageCost& r);
void read_row(Cells& c, Ice& r);
void read_row(Cells& c, Vessel& r);
void read_row(Cells& c, VesselFleet& r);
void read_row(Cells& c, CarbonCharge& r);
void read_row(Cells& c, Contract& r);
void read_row(Cells& c, Conduct& r);
void read_row(Cells& c, Correction& r);
void read_row(Cells& c, Restriction& r);
void read_row(Cells& c, Actor& r);
void read_row(Cells& c, Stake& r);
void read_row(Cells& c, Refinery& r);
void read_row(Cells& c, OtherAsset& r);
void read_row(Cells& c, Alias& r);
void read_row(Cells& c, Source& r);
void read_row(Cells& c, Outlook& r);
void read_row(Cells& c, Observed& r);
void read_row(Cells& c, Benchmark& r);
void read_row(Cells& c, Price& r);
void read_row(Cells& c, PeakDemand& r);

}  // namespace netback::world
